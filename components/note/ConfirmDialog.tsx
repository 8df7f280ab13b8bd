import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../button/Button.tsx';
import { Field } from '../field/Field.tsx';
import { TextInput } from '../field/TextInput.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  /** The question: `Delete the key “hunter”?` */
  title: string;
  /** What follows from it: `3 requests use it. This cannot be undone.` */
  children: ComponentChildren;
  /** The verb in full: `Delete key`. */
  confirm: string;
  /** The way out: `Keep it`. */
  safe: string;
  /** A word to type first, for what takes much with it. */
  typed?: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** `<ConfirmDialog open title="Delete the key “hunter”?" confirm="Delete key" safe="Keep it" …>`: only for what cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, children, confirm, safe, typed, onConfirm, onClose } = props;
  const [word, setWord] = useState('');
  useEffect(() => setWord(''), [open]);
  const missing = typed !== undefined && word.trim() !== typed ? `Type ${typed} first` : false;
  const foot = (
    <>
      <Button autofocus={typed === undefined} onClick={onClose}>
        {safe}
      </Button>
      <Button kind="destroy" disabled={missing} onClick={onConfirm}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog open={open} title={title} foot={foot} onClose={onClose}>
      <div>{children}</div>
      {typed !== undefined && (
        <Field label={`Type ${typed} to confirm`}>
          {wire => <TextInput {...wire} autofocus value={word} onValue={setWord} />}
        </Field>
      )}
    </Dialog>
  );
}
