/** The keys that a pack asks for: a field for each that is not here, and where it would go. */
import { Field } from '../../../components/field/Field.tsx';
import { TextInput } from '../../../components/field/TextInput.tsx';
import { Note } from '../../../components/note/Note.tsx';
import type { Pack } from '../../../lib/core/pack/definition.ts';
import { originsOf } from '../../../lib/core/request/origins.ts';
import type { SecretSummary } from '../../../lib/store/secrets.ts';
import { secretsOf } from './wanted.ts';

export interface WantedKey {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly origins: readonly string[];
}

export type TypedKeys = Readonly<Record<string, string>>;

export const wantedKeys = (pack: Pack): readonly WantedKey[] => {
  const names = [...new Set(pack.requests.flatMap(secretsOf))];
  return names.map(name => {
    const said = pack.secrets.find(one => one.name === name);
    const origins = pack.requests.filter(one => secretsOf(one).includes(name)).flatMap(originsOf);
    return { name, label: said?.label ?? name, help: said?.help ?? '', origins: [...new Set(origins)] };
  });
};

export interface PackKeysProps {
  keys: readonly WantedKey[];
  secrets: readonly SecretSummary[];
  typed: TypedKeys;
  onTyped: (typed: TypedKeys) => void;
}

const hosts = (origins: readonly string[]): string => origins.map(origin => new URL(origin).host).join(', ');

export function PackKeys({ keys, secrets, typed, onTyped }: PackKeysProps) {
  return (
    <div class="Form">
      {keys.map(key => {
        const there = secrets.find(one => one.name === key.name);
        const fresh = there ? key.origins.filter(origin => !there.origins.includes(origin)) : [];
        if (there && fresh.length === 0)
          return (
            <p key={key.name} class="t-small">
              <code>{key.name}</code> is here already, for {hosts(there.origins)}.
            </p>
          );
        if (there)
          return (
            <Note key={key.name} tone="amber" title={`Your key ${key.name} does not go to ${hosts(fresh)}`}>
              It goes to {hosts(there.origins) || 'nowhere yet'}. If this pack’s address is the right one,
              allow it under Keys afterwards. Until then its calls stop before they are sent.
            </Note>
          );
        return (
          <Field
            key={key.name}
            label={key.label}
            help={`${key.help ? `${key.help} ` : ''}Kept as ${key.name}; goes only to ${hosts(key.origins)}. It can be entered later.`}
          >
            {wire => (
              <TextInput
                {...wire}
                type="password"
                autocomplete="new-password"
                value={typed[key.name] ?? ''}
                onValue={value => onTyped({ ...typed, [key.name]: value })}
              />
            )}
          </Field>
        );
      })}
    </div>
  );
}
