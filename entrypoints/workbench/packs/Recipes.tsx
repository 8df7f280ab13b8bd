/** The packs that come with Loupe: chosen here, looked at and turned on as any other pack. */
import { Button } from '../../../components/button/Button.tsx';
import { Section } from '../../../components/frame/Section.tsx';
import { RECIPES } from '../../../lib/core/pack/recipes.ts';

/** `<Recipes onText={readText} />`: gives the chosen pack's text. */
export function Recipes({ onText }: { onText: (text: string) => void }) {
  const choose = async (id: string) => onText(await (await fetch(`/packs/recipes/${id}.json`)).text());
  return (
    <Section title="Ready-made" line="Well-known sources. You see where each would call before it is on.">
      <ul class="Plans">
        {RECIPES.map(({ id, name, line, key }) => (
          <li key={id}>
            <span class="clip">{name}</span>
            <span class="t-small t-soft clip" title={line}>
              {line}
            </span>
            <span class="t-micro">{key ? 'your key' : 'no key'}</span>
            <Button size="small" aria-label={`Look at ${name}`} onClick={() => void choose(id)}>
              Look
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
