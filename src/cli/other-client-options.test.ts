import { expect, it } from 'vitest';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { otherClientOptions } from './other-client-options.ts';

it('has what people type beside the connection, and nothing of the connection', () => {
  for (const name of ['execute', 'batch', 'single-transaction', 'skip-column-names', 'tls-sni-servername'])
    expect(otherClientOptions.has(name), name).toBe(true);
  for (const { name } of connectionOptions) expect(otherClientOptions.has(name), name).toBe(false);
});
