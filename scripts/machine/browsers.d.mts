export function findChromium(): string | null;
export function findFirefox(): string | null;
export function needChromium(): Promise<string>;
export function wantFirefox(): Promise<string | null>;
