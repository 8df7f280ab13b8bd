/** Sending a test: the permission in the click, the call by the background, and the last answer kept while the tab lives. */
import { useEffect, useState } from 'preact/hooks';
import { command } from '../../../lib/browser/commands.ts';
import { askForOrigins } from '../../../lib/browser/permissions.ts';
import type { RequestDefinition } from '../../../lib/core/request/definition.ts';
import { originsOf } from '../../../lib/core/request/origins.ts';
import type { TestReport } from '../../../lib/engine/test-call.ts';

export interface Answered {
  readonly report: TestReport;
  readonly at: number;
}

export interface Trial {
  readonly sending: boolean;
  readonly answered: Answered | null;
  /** Why nothing came of it: the permission was refused, the background did not answer. */
  readonly failed: string | null;
  /** To be called at once in a click or key press. */
  send(definition: RequestDefinition, values: Readonly<Record<string, string>>): void;
}

const kept = new Map<string, Answered>();

export function useTrial(slot: string): Trial {
  const [sending, setSending] = useState(false);
  const [answered, setAnswered] = useState<Answered | null>(() => kept.get(slot) ?? null);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    if (answered) kept.set(slot, answered);
  }, [answered, slot]);
  const run = async (asked: Promise<boolean>, ...[definition, values]: Parameters<Trial['send']>) => {
    setSending(true);
    setFailed(null);
    try {
      if (!(await asked)) {
        const hosts = originsOf(definition).map(origin => new URL(origin).host);
        setFailed(
          `Loupe may not call ${hosts.join(' and ')} yet. Send again and allow it. Nothing was sent.`,
        );
        return;
      }
      // The command's value for `test` is the engine's report, carried as a message.
      const report = (await command({ do: 'test', definition, values: { ...values } })) as TestReport;
      setAnswered({ report, at: Date.now() });
    } catch (error) {
      setFailed(error instanceof Error ? error.message : 'The test did not run.');
    } finally {
      setSending(false);
    }
  };
  return {
    sending,
    answered,
    failed,
    send: (definition, values) => {
      if (sending) return;
      // Before anything is awaited, or the browser refuses to ask.
      const origins = originsOf(definition);
      void run(origins.length > 0 ? askForOrigins(origins) : Promise.resolve(true), definition, values);
    },
  };
}
