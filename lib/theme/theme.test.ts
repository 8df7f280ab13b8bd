import { describe, expect, it } from 'vitest';
import { chooseTheme } from './theme.ts';

describe('chooseTheme', () => {
  it('lets the address win over the stored choice', () => {
    expect(chooseTheme('?theme=dark', 'light')).toBe('dark');
    expect(chooseTheme('?a=1&theme=light', 'dark')).toBe('light');
  });
  it('falls back to the stored choice, then to the system', () => {
    expect(chooseTheme('', 'dark')).toBe('dark');
    expect(chooseTheme('')).toBe('system');
  });
  it('ignores anything but the two names', () => {
    expect(chooseTheme('?theme=%3Cscript%3E', 'light')).toBe('light');
    expect(chooseTheme('?theme=system', 'dark')).toBe('dark');
  });
});
