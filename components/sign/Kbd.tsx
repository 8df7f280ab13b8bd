export interface KbdProps {
  /** `Enter`, `/`, `Mod S` (`Mod` is shown as Ctrl, or ⌘ on a Mac). One box for each word. */
  keys: string;
}

const onMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const DRAWN: ReadonlyMap<string, string> = new Map([
  ['Up', '↑'],
  ['Down', '↓'],
  ['Left', '←'],
  ['Right', '→'],
]);

/** `<Kbd keys="Mod S" />`: keys as they are printed on this machine's keyboard. */
export function Kbd({ keys }: KbdProps) {
  return keys.split(' ').map(key => (
    <kbd class="Kbd" key={key}>
      {key === 'Mod' ? (onMac() ? '⌘' : 'Ctrl') : (DRAWN.get(key) ?? key)}
    </kbd>
  ));
}
