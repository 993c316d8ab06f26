import "server-only";
import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  type QueryResult,
  type UnknownRow,
  type ValueNode,
} from "kysely";

/** As better-auth writes a time where a database has none. Nothing that a person types reaches its queries in this form. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const TIME_COLUMN = /_(?:at|until)$/;

const toEpoch = (value: unknown): unknown =>
  typeof value === "string" && ISO_TIME.test(value) ? Date.parse(value) : value;

const toIso = ([name, value]: [string, unknown]): [string, unknown] =>
  TIME_COLUMN.test(name) && typeof value === "number" ? [name, new Date(value).toISOString()] : [name, value];

class Epochs extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: toEpoch(node.value) };
  }
  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(toEpoch) };
  }
}

/** Lets better-auth work on columns of epoch ms: on its way in a time becomes a number, on its way out a text again. */
export class EpochTimes implements KyselyPlugin {
  readonly #epochs = new Epochs();

  transformQuery: KyselyPlugin["transformQuery"] = ({ node }) => this.#epochs.transformNode(node);

  transformResult: KyselyPlugin["transformResult"] = async ({
    result,
  }): Promise<QueryResult<UnknownRow>> => ({
    ...result,
    rows: result.rows.map((row) => Object.fromEntries(Object.entries(row).map(toIso))),
  });
}
