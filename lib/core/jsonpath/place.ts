/** A value and the way to it; a linked list, so that a step costs the same at any depth. */
import { normalizedPath, type Step } from './location.ts';

export class Place {
  readonly value: unknown;
  readonly key: Step;
  readonly parent: Place | null;

  constructor(value: unknown, key: Step, parent: Place | null) {
    this.value = value;
    this.key = key;
    this.parent = parent;
  }

  /** Worked out when asked for: a field needs the way of one match in a hundred thousand. */
  get steps(): readonly Step[] {
    const steps: Step[] = [];
    for (let place: Place = this; place.parent !== null; place = place.parent) steps.push(place.key);
    return steps.reverse();
  }

  get path(): string {
    return normalizedPath(this.steps);
  }
}
