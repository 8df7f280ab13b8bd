/** A company as text for a mail or a sheet, and the clipboard. */
import type { CompanyView } from '../../components/company/view.ts';

export function companyText(name: string, domain: string | null, view: CompanyView): string {
  const head = domain && domain !== name ? [name, domain] : [name];
  const lines = view.groups.flatMap(group =>
    group.fields
      .filter(field => field.state === 'filled' || field.state === 'stale')
      .map(
        field => `${field.label}: ${field.text} (${[field.source, field.age].filter(Boolean).join(', ')})`,
      ),
  );
  return [...head, ...lines].join('\n');
}

/** In a frame within a foreign page the asynchronous clipboard is refused: there the old way still works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (window !== window.top) throw new Error('A frame has no clipboard.');
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const held = (event: ClipboardEvent): void => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
    };
    document.addEventListener('copy', held, { once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', held);
    return done;
  }
}
