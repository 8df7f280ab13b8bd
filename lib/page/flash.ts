import { type Layer, unzoom } from './layer.ts';

const FLASH_MS = 2000;

/** Makes what names a company without a mark, such as a picture, flash where it stands now; scrolling ends it. */
export function flash(layer: Layer, element: Element): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width < 2 || height < 2) return;
  const box = document.createElement('div');
  box.className = 'piece spot flash';
  unzoom(box);
  Object.assign(box.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  layer.root().append(box);
  const end = (): void => {
    clearTimeout(timer);
    window.removeEventListener('scroll', end, true);
    box.remove();
  };
  const timer = setTimeout(end, FLASH_MS);
  // Its own scrolling, which brought it here, is told in the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => window.addEventListener('scroll', end, true)));
}
