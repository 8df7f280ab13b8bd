/** In place of a screen whose store does not open: why, and what is kept. */
import { render } from 'preact';
import { ErrorNote } from '../../components/note/ErrorNote.tsx';
import type { StoreProblem } from '../store/problem.ts';

export const showClosed = ({ message, detail }: StoreProblem, root: HTMLElement): void =>
  render(
    <ErrorNote what={message} kept={detail} action={{ label: 'Reload', onPress: () => location.reload() }} />,
    root,
  );
