// "Share on Facebook", "Follow us: LinkedIn, X": where a page names the networks that it can be shared on, it speaks of
// no company that anyone reads it for. On a user's list they are accounts like any other.

const NETWORK =
  'facebook|twitter|x|instagram|linkedin|youtube|tiktok|pinterest|reddit|threads|bluesky|mastodon|whatsapp|telegram|snapchat|tumblr|discord|medium|vimeo|flickr|github|xing|vk|weibo|wechat|line|rss|spotify|twitch|soundcloud';

const IS_NETWORK = new RegExp(`^(?:${NETWORK})$`, 'i');

/** What else stands in a row of such links: signs, numbers of followers, "on". */
const ROW = new RegExp(`^(?:(?:${NETWORK})|[\\s\\d.,KM+·•|/&-]|and|or|y|et|und|og|och|e)+$`, 'i');

/** Right before the first of them, in the languages that pages have. */
const ASKS = new RegExp(
  `(?:share|sharing|follow|find|join|like|connect|post|tweet|subscribe|save|sign in|log in|continue|watch|suivez|retrouvez|partage[rz]?|teil[et]n?|folg[et]n?|síguenos|sígueme|compart[ei]r?|seguici|condividi|volg|deel|del|følg|följ|dela)(?:[- ][\\p{L}]+){0,3}?(?: (?:on|with|via|in|sur|auf|über|bei|mit|en|su|op|på))?:? (?:(?:${NETWORK})(?:, | and | or | et | und | y | e | & |, and | \\| | · ))*$`,
  'iu',
);
const HEADS =
  /^(?:follow(?: us)?|share(?: this.{0,30})?|connect(?: with us)?|social(?: media)?|find us(?: on)?|stay connected|join us|suivez-nous|folgen sie uns|folge uns|síguenos|seguici|partager|teilen|compartir|elsewhere|links)[:\s]*$/i;

/** Whether the name between these offsets stands among links to share a page or to follow its owner. */
export function isSocialLink(text: string, start: number, end: number): boolean {
  if (!IS_NETWORK.test(text.slice(start, end))) return false;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const head = text.slice(Math.max(lineStart, start - 100), start);
  if (ASKS.test(head)) return true;
  const stop = text.indexOf('\n', end);
  const lineEnd = stop === -1 ? text.length : stop;
  if (lineEnd - lineStart > 120 || !ROW.test(text.slice(lineStart, lineEnd))) return false;
  const below = lineBelow(text, lineEnd);
  const above = lineAbove(text, lineStart);
  return (
    [...text.slice(lineStart, lineEnd).matchAll(/\p{L}{2,}/gu)].length > 1 || isOne(above) || isOne(below)
  );
}

const isOne = (line: string): boolean => HEADS.test(line) || IS_NETWORK.test(line);

const lineBelow = (text: string, end: number): string =>
  /^\n+([^\n]{0,60})(?=\n|$)/.exec(text.slice(end, end + 70))?.[1]?.trim() ?? '';

const lineAbove = (text: string, start: number): string =>
  /(?:^|\n)([^\n]{0,60})\n+$/.exec(text.slice(Math.max(0, start - 70), start))?.[1]?.trim() ?? '';

const OF_NETWORK =
  /(?:^|\.)(?:facebook|fb|instagram|twitter|x|linkedin|youtube|youtu|tiktok|pinterest|reddit|threads|bsky|mastodon|whatsapp|wa|telegram|t|snapchat|tumblr|discord|vimeo|flickr|github|xing|vk|weibo|twitch|soundcloud)\.(?:com|net|org|be|me|gg|tv|app|social|co\.uk|de)$/;

/** Words that such a link has beside the network's name, for who cannot see its picture. */
const BESIDE =
  /(?<![\p{L}])(?:follow|visit|find|like|join|share|connect|with|us|on|at|our|the|this|to|via|page|profile|channel|account|icon|logo|link|official|opens?|in|an?|new|tab|window|article|post|company|group|suivez-nous|sur|folgen|sie|uns|auf|teilen|síguenos|en|seguici|su)(?![\p{L}])/giu;

/** Whether a link to this host, with nothing to read but the network's name, leads to a profile there. */
export function leadsToProfile(href: string, host: string, text: string | null): boolean {
  if (!OF_NETWORK.test(host) || !/^(?:https?:)?\/\/[^/?#]+\/[^/?#]/i.test(href)) return false;
  const rest = (text ?? '')
    .replace(BESIDE, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return rest === '' || rest.split(' ').every(word => IS_NETWORK.test(word));
}
