/**
 * Adds a chunk to the list. Small ones are joined with those before them, like the digits of a counter, so that a peer that
 * sends byte by byte makes a list as long as the logarithm of what it sent. The first chunk stays: its start may be used up.
 */
export function addChunk(chunks: Uint8Array[], chunk: Uint8Array): void {
  let added = chunk;
  while (chunk.length < SMALL && chunks.length > 1) {
    const last = chunks[chunks.length - 1];
    if (last === undefined || last.length > added.length) break;
    added = Buffer.concat([last, added]);
    chunks.pop();
  }
  chunks.push(added);
}

/** Bytes from which a chunk is worth a place of its own. */
const SMALL = 4096;
