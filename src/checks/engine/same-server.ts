import type { AdminElsewhere, AdminFacts } from '../../facts/admin.ts';
import type { WireFacts } from '../../facts/wire.ts';

/**
 * What is known of the server of the administrative login where it is another one than the client reaches; undefined where
 * that is not proved. A server numbers its connections upwards: between two connections of the administrator come those
 * that it greeted in the meantime, and no others.
 */
export function otherServer(wire: WireFacts | undefined, admin: AdminFacts): AdminElsewhere | undefined {
  const { around, version, variables } = admin;
  const greetings = (wire?.attempts ?? []).flatMap(({ greeting }) => greeting ?? []);
  const ids = greetings.flatMap(({ connectionId }) => connectionId ?? []);
  if (around === undefined || ids.length === 0 || version === undefined) return undefined;
  const [first, last] = around.ids;
  // Where one of several came in between, a balancer may have sent it there.
  if (ids.some((id) => id > first && id < last)) return undefined;
  return {
    version,
    greeted: [...new Set(greetings.map((greeting) => greeting.version))],
    ids: around.ids,
    greetedIds: ids,
    ...(variables?.port === undefined ? {} : { port: Number(variables.port) }),
  };
}
