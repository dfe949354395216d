// Preload of the built program while the judge records (`--record DIR`): writes the facts of the doctor's last look to
// $TLSQL_JUDGE_FACTS, as v8.serialize makes them. It changes the bundle as it is loaded, so the program has no flag for it.
import { writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { serialize } from 'node:v8';

const path = process.env.TLSQL_JUDGE_FACTS;
if (path !== undefined) {
  globalThis.tlsqlRecord = (facts) => {
    writeFileSync(path, serialize(facts));
    return facts;
  };
  const hooks = `export async function load(url, context, next) {
    const loaded = await next(url, context);
    if (!url.includes('/dist/bin/') || loaded.source === undefined) return loaded;
    const text = Buffer.from(loaded.source).toString();
    return { ...loaded, source: text.replace('await gather(request);', 'globalThis.tlsqlRecord(await gather(request));') };
  }`;
  register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
