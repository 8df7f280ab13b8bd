import { useState } from 'preact/hooks';
import { Button } from '../../components/button/Button.tsx';
import { Dialog } from '../../components/note/Dialog.tsx';
import { Kbd } from '../../components/sign/Kbd.tsx';
import { useKeys } from './lists/useKeys.ts';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['/', 'search this list'],
  ['Up Down Left Right', 'move in the table; with Ctrl to its edge'],
  ['Enter', 'where a value comes from; on a column’s head, sort by it'],
  ['Space', 'select the row; with Shift, all up to it'],
  ['Mod A', 'select all rows'],
  ['R', 'run the selected, or all'],
  ['F', 'filter by a column'],
  ['E', 'export'],
  ['P', 'pause or resume the run that is shown'],
  ['Esc', 'close, and back to where you were'],
];

/** `?` lists the keys. */
export function KeysDialog() {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  useKeys({ '?': () => setOpen(true) });
  return (
    <Dialog
      open={open}
      title="Keys"
      onClose={close}
      foot={
        <Button autofocus onClick={close}>
          Close
        </Button>
      }
    >
      <dl class="KeyList">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
