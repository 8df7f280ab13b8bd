// Serves the sample provider and the sample site until Ctrl+C:  node scripts/sample/serve.ts
import { startProvider } from './provider.ts';
import { startSite } from './site.ts';

const provider = await startProvider({ port: 8787, orFree: true });
const site = await startSite({ port: 8788, orFree: true });

process.stdout.write(`Sample pages     ${site.origin}/
Sample provider  ${provider.origin}/v1/companies/find?domain=kestrel-robotics.example
Sample key       ${provider.key}  (header X-Api-Key)
Stop with Ctrl+C.
`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([provider.close(), site.close()]);
  process.exit(0);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
