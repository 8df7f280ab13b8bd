/** What is wrong with a chain, before it is saved. */
import { parseTemplate } from '../template/parse.ts';
import type { Chain, Step } from './chain.ts';

/** What a chain needs to know of a request: which variables it reads, and which fields it gives. */
export interface RequestShape {
  readonly variables: readonly string[];
  readonly fields: readonly string[];
}

export interface ChainProblem {
  readonly message: string;
  /** The step or output that it is about. */
  readonly at: string;
}

/** Steps that this one reads, by its inputs and by its request's own variables. Unknown names are columns of the row. */
export const needsOf = (
  step: Step,
  steps: readonly Step[],
  shape: RequestShape | undefined,
): readonly string[] => {
  const fromInputs = Object.values(step.inputs).flatMap(text => {
    const parsed = parseTemplate(text);
    return parsed.ok ? parsed.template.variables.map(variable => variable.path[0] ?? '') : [];
  });
  const own = (shape?.variables ?? [])
    .filter(variable => !Object.hasOwn(step.inputs, variable))
    .map(variable => variable.split('.')[0] ?? '');
  const ids = new Set(steps.map(one => one.id));
  return [...new Set([...fromInputs, ...own])].filter(name => ids.has(name));
};

/**
 * Each step is visited once: a stranger's pack may join fifty steps in more ways than could ever be walked.
 * @returns the steps of a circle, in order, or null
 */
const circleIn = (ids: readonly string[], needs: ReadonlyMap<string, readonly string[]>): string[] | null => {
  const clean = new Set<string>();
  const visit = (id: string, trail: readonly string[]): string[] | null => {
    if (trail.includes(id)) return [...trail.slice(trail.indexOf(id)), id];
    if (clean.has(id)) return null;
    for (const next of needs.get(id) ?? []) {
      const circle = visit(next, [...trail, id]);
      if (circle) return circle;
    }
    clean.add(id);
    return null;
  };
  for (const id of ids) {
    const circle = visit(id, []);
    if (circle) return circle;
  }
  return null;
};

export const checkChain = (
  chain: Chain,
  shapes: ReadonlyMap<string, RequestShape>,
): readonly ChainProblem[] => {
  const problems: ChainProblem[] = [];
  const ids = chain.steps.map(step => step.id);
  for (const id of new Set(ids.filter((one, index) => ids.indexOf(one) !== index)))
    problems.push({ at: id, message: `Two steps are called "${id}".` });
  const needs = new Map(
    chain.steps.map(step => [step.id, needsOf(step, chain.steps, shapes.get(step.requestId))]),
  );
  for (const step of chain.steps) {
    const shape = shapes.get(step.requestId);
    if (!shape)
      problems.push({ at: step.id, message: `Step "${step.id}" asks a request that is not there.` });
    for (const [name, text] of Object.entries(step.inputs)) {
      const parsed = parseTemplate(text);
      if (!parsed.ok)
        problems.push({ at: step.id, message: `"${name}" of step "${step.id}": ${parsed.problem.message}` });
      else
        for (const { path } of parsed.template.variables) {
          const [from = '', field = ''] = path;
          const source = chain.steps.find(one => one.id === from);
          const gives = source && shapes.get(source.requestId)?.fields;
          if (gives && !gives.includes(field))
            problems.push({
              at: step.id,
              message: `Step "${step.id}" needs "${field}", which step "${from}" does not give.`,
            });
        }
    }
  }
  const circle = circleIn(ids, needs);
  if (circle)
    problems.push({
      at: circle[0] ?? '',
      message: `These steps wait for each other: ${circle.join(' → ')}.`,
    });
  for (const output of chain.outputs)
    for (const from of output.from) {
      const [id = '', field = ''] = from.split('.');
      const step = chain.steps.find(one => one.id === id);
      const gives = step && shapes.get(step.requestId)?.fields;
      if (!step)
        problems.push({
          at: output.name,
          message: `"${output.label}" wants "${from}", but there is no step "${id}".`,
        });
      else if (gives && !gives.includes(field))
        problems.push({
          at: output.name,
          message: `"${output.label}" wants "${from}", but step "${id}" does not give "${field}".`,
        });
    }
  return problems;
};
