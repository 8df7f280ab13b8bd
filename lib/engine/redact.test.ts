import { describe, expect, it } from 'vitest';
import { createRedactor } from './redact.ts';

const SECRET = `k"e&y<1>'x/ü 7`;
const html = SECRET.replace(
  /[&<>"']/g,
  one => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[one] ?? one,
);
const json = JSON.stringify(SECRET).slice(1, -1);

describe('T2: a known secret that an API echoes', () => {
  it.each([
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['as a form writes it', encodeURIComponent(SECRET).replaceAll('%20', '+')],
    ['JSON-escaped', json],
    ['JSON-escaped twice', JSON.stringify(json).slice(1, -1)],
    ['HTML-escaped', html],
    ['HTML-escaped within JSON', JSON.stringify(html).slice(1, -1)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['as a Basic pair', Buffer.from(`user:${SECRET}`).toString('base64')],
    ['in hexadecimal', Buffer.from(SECRET).toString('hex')],
  ])('is taken out %s', (_how, spelt) => {
    const text = createRedactor([SECRET]).text(`{"echo": "before ${spelt} after"}`);
    expect(text).not.toContain(spelt);
    expect(text).toMatch(/before .*\*{4}.* after/);
  });
});
