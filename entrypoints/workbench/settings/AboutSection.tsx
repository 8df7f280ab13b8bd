/** What this is, and what leaves the machine. */
import { Section } from '../../../components/frame/Section.tsx';
import { version } from '../../../package.json';

export function AboutSection() {
  return (
    <Section title="About" line={`Loupe ${version}`}>
      <p class="t-small t-soft About">
        Loupe has no server and counts nothing. What leaves this machine are the calls that you define, to the
        addresses that you allow. Everything else stays in this browser’s profile.
      </p>
    </Section>
  );
}
