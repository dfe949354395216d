import { meaningsAround } from './meanings-around.ts';
import { meaningsCertificate } from './meanings-certificate.ts';
import { meaningsHandshake } from './meanings-handshake.ts';
import { meaningsNetwork } from './meanings-network.ts';
import { meaningsStatements } from './meanings-statements.ts';
import type { WordMeaning } from './word-meaning.ts';

/**
 * Knowledge that holds across clients, drivers and servers. It orders faults that share a text and speaks for texts that
 * the catalogue does not have.
 */
export const meanings: readonly WordMeaning[] = [
  ...meaningsHandshake,
  ...meaningsCertificate,
  ...meaningsAround,
  ...meaningsStatements,
  ...meaningsNetwork,
];
