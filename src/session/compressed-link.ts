import type { Link } from '../io/link.ts';
import { type Compression, compressPieces, Decompressor } from '../mysql/compression.ts';

/** A link whose bytes are compressed pieces on the wire. */
export interface CompressedLink extends Link {
  /** A new command begins: pieces are numbered from 0. */
  restart(): void;
}

/** Compresses what is written to the link and decompresses what is read. It is no encryption. */
export function compressedLink(link: Link, compression: Compression): CompressedLink {
  const decompressor = new Decompressor(compression);
  const ready: Uint8Array[] = [];
  return {
    restart: () => {
      decompressor.sequence = 0;
    },
    async read(deadline, what) {
      for (;;) {
        const piece = ready.shift();
        if (piece !== undefined) return piece;
        const chunk = await link.read(deadline, what);
        if (chunk === undefined) return undefined;
        ready.push(...decompressor.push(chunk));
      }
    },
    async write(bytes, deadline) {
      const pieces = compressPieces(bytes, decompressor.sequence, compression);
      // A piece is written as header and body.
      decompressor.sequence = (decompressor.sequence + pieces.length / 2) & 0xff;
      await link.write(Buffer.concat(pieces), deadline);
    },
    pending: () => link.pending() + ready.length,
    alive: () => link.alive(),
    release: () => link.release(),
    end: () => link.end(),
    destroy: () => link.destroy(),
  };
}
