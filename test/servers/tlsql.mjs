// The program from its sources, as bin/tlsql.js runs it from dist.
import { main } from '../../src/cli/main.ts';

await main();
