/** Draws a screen in a frame within a foreign page: without storage, which browsers may refuse there. */
import type { ComponentType } from 'preact';
import { applyTheme } from '../theme/theme.ts';
import { draw } from './draw.tsx';
import { farDoor } from './far-door.ts';
import { createScreen } from './screen.ts';

export const startFrame = (View: ComponentType): void => {
  applyTheme();
  const door = farDoor(message => screen.fail(new Error(message)));
  const screen = createScreen(door, null);
  door.follow('theme', '', applyTheme);
  draw(View, screen, document.getElementById('app') ?? document.body);
};
