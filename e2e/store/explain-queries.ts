import {
  ExplainNode,
  type KyselyPlugin,
  SelectQueryNode,
  sql,
  type QueryResult,
  type UnknownRow,
} from "kysely";
import { Store } from "@/lib/store/store";
import type { StoreKind } from "./store-under-test";

/** Turns each query into the question how it would be answered, and its answer into nothing. */
class Explainer implements KyselyPlugin {
  readonly plans: string[] = [];

  constructor(private readonly kind: StoreKind) {}

  transformQuery: KyselyPlugin["transformQuery"] = ({ node }) => {
    if (!SelectQueryNode.is(node)) return node;
    const how = this.kind === "libSQL" ? sql`query plan` : undefined;
    return { ...node, explain: ExplainNode.create(undefined, how?.toOperationNode()) };
  };

  transformResult: KyselyPlugin["transformResult"] = async ({ result }): Promise<QueryResult<UnknownRow>> => {
    this.plans.push(result.rows.map((row) => row.detail ?? row["QUERY PLAN"]).join("\n"));
    return { ...result, rows: [] };
  };
}

/** How that store's database would answer every query that `work` asks, in its own words. `work` finds an empty store. */
export async function explainQueries(
  store: Store,
  kind: StoreKind,
  work: (store: Store) => Promise<unknown>,
): Promise<string[]> {
  const explainer = new Explainer(kind);
  const { announce, isAlive } = store;
  const explaining = new Store(async () => ({
    db: (await store.query(async (db) => db)).withPlugin(explainer),
    announce,
    isAlive,
    close: async () => undefined,
  }));
  await work(explaining);
  return explainer.plans;
}
