import type { Cell } from "./find-table";

/** A letter for money; before a whole number it may also begin an id ("R1"). */
const LETTER = "[RPKQL]";
/** Signs and short words for money beside a number that aren't ISO 4217 codes. */
const SIGN = String.raw`[A-Za-z]{0,3}\p{Sc}|R[sp]\.?|RM|MT|Kz|${LETTER}|kr\.?|Kč|zł|Ft|[Ll]ei|S/\.?|Bs\.?|[KTU]Sh|руб\.?|د\.إ|ر\.س`;
const MONEY_WORD = "euros?|reais|rand|dollars?|pesos?|soles|francs?";
const NUMBER = String.raw`(?:\d{1,3}(?:[.,' ’\u00a0\u202f]\d{3})+|\d+)(?:[.,]\d{1,2}(?!\d))?(?:[.,][-–])?`;
const MONEY = String.raw`(?:${SIGN}|[A-Z]{3})`;
const GAP = String.raw`[ \u00a0\u202f]?`;
const AMOUNT = new RegExp(
  String.raw`^(?:(?<before>${MONEY})(?<gap>${GAP}))?(?<number>${NUMBER})(?:${GAP}(?<after>${MONEY}|${MONEY_WORD}))?$`,
  "u",
);
const DECIMAL = /[.,](?:\d{2}|[-–])$/;
const CODES = new Set(Intl.supportedValuesOf("currency"));

/** What people write around an amount: "from R 45", "R$ 25,00 / kg", "$12 each", "€ 5 (small)". */
const AROUND_PRICE =
  /^(?:from|ab|desde|a partir de|dès|da|ca\.?) |(?: ?\/ ?\p{L}+\.?| (?:each|p\.?p\.?|per \p{L}+|por \p{L}+|pro \p{L}+)| ?\([^)]*\))$/giu;

/** Whether a cell is a price: "R$ 25,00", "€ 3,50", "25.00", "12 USD"; a bare integer isn't one. */
export function isPrice(text: string): boolean {
  const bare = text.trim().replace(AROUND_PRICE, "").trim();
  const { before, gap, number = "", after } = AMOUNT.exec(bare)?.groups ?? {};
  if (number === "") return false;
  const money = before ?? after;
  if (money === undefined || (new RegExp(`^${LETTER}$`).test(money) && gap === ""))
    return DECIMAL.test(number);
  return /^[A-Z]{3}$/.test(money) ? CODES.has(money) : true;
}

/** Stands in for a comma that separates nothing; no input holds it. */
const KEPT_COMMA = "\u0001";
/** Commas in prices (decimals and thousands), and in measures such as "1,5 l". */
const NUMBER_COMMA = new RegExp(
  [
    String.raw`(?<![\d.])(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+),(?:\d{2}(?!\d)|[-–])`,
    String.raw`${MONEY}${GAP}\d{1,3}(?:,\d{3})+(?!\d)`,
    String.raw`(?<![\d.,])\d+,\d{1,3}(?= ?(?:[mc]?l|L|k?g|c?m|%)(?![\p{L}\d]))`,
  ].join("|"),
  "gu",
);

/** Hides the commas of prices, so that they don't separate cells; `showCommas` restores them. */
export const hideCommas = (text: string): string =>
  text.replace(NUMBER_COMMA, (number) => number.replaceAll(",", KEPT_COMMA));

export const showCommas = (text: string): string => text.replaceAll(KEPT_COMMA, ",");

const ALONE = /^#?\s?(\d{1,3})\s?[.)]?$/;
const BEFORE_NUMBER = /^[#(]?(\d{1,3})\s?[.):–-]\s+(?=\S)/;

/** Whether numbers count up by one; each section may restart at 1, and a single one is 1. */
function areRunning(numbers: readonly number[]): boolean {
  const isNext = (number: number, at: number) => number === 1 || number === (numbers[at - 1] ?? NaN) + 1;
  const [first] = numbers;
  return numbers.length > 1 ? numbers.slice(1).every((number, at) => isNext(number, at + 1)) : first === 1;
}

const read = (pattern: RegExp, texts: readonly string[]): number[] =>
  texts.map((text) => Number(pattern.exec(text)?.[1] ?? NaN));

/** Whether a column holds only running numbers. */
const isRunning = (texts: readonly string[]): boolean => areRunning(read(ALONE, texts));

/** Removes running numbers from titles ("1. Burger", "2) Pizza"), if they count up. */
export const withoutNumbers = (titles: readonly string[]): string[] =>
  areRunning(read(BEFORE_NUMBER, titles))
    ? titles.map((title) => title.replace(BEFORE_NUMBER, ""))
    : [...titles];

type RowField = "title" | "description" | "id";
/** What a column holds; a price joins the description, and section names make sections. */
export type ColumnField = RowField | "price" | "section";

/** Column names, without accents, in English, Spanish, Portuguese, German, French and Italian. */
const WORDS: Record<ColumnField, string> = {
  section:
    "section category group|seccion categoria grupo|secao seccao|abschnitt kategorie gruppe rubrik bereich sektion|categorie groupe rubrique|sezione gruppo",
  price:
    "price cost amount fee|precio coste costo importe tarifa|preco custo valor|preis kosten betrag|prix cout tarif montant|prezzo tariffa importo",
  title:
    "title name item option label choice product dish|titulo nombre opcion producto articulo plato elemento|nome opcao produto artigo prato|titel bezeichnung artikel produkt gericht auswahl|titre nom intitule libelle produit article plat choix|titolo voce prodotto articolo piatto opzione etichetta scelta",
  description:
    "description desc detail details text note notes subtitle info|descripcion detalle detalles texto nota notas subtitulo|descricao detalhe detalhes observacao|beschreibung text notiz untertitel hinweis zusatz|descriptif texte remarque soustitre|descrizione dettaglio dettagli testo sottotitolo",
  id: "id identifier key code value payload sku ref reference|identificador codigo clave referencia|chave|kennung schlussel nummer artikelnummer artikelnr kurzel wert|identifiant cle valeur|identificativo identificatore codice chiave valore riferimento",
};
const FIELDS = Object.keys(WORDS) as ColumnField[];
const FIELD_OF = new Map(
  FIELDS.flatMap((field) => WORDS[field].split(/[ |]/).map((word): [string, ColumnField] => [word, field])),
);

/** What may surround the word: "Price (EUR)", "Row title", "Nombre del producto", "Preis in €". */
const AROUND = /\(.*\)|\p{Sc}|[*:.]/gu;
const BEFORE = /^(?:row|item|product|dish|option|menu|short|long|unit) (?=\S)/;
const AFTER = / (?:(?:in|en|em|of|per|del?|d[aeiou]s?|dell[ao]|for|fur) |(?:d|dell)['’]).*$/;

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(AROUND, " ")
    .replace(/[\s_-]+/g, " ")
    .trim();

function findField(text: string): ColumnField | null {
  const folded = fold(text);
  if (/^section (?:title|name)$/.test(folded)) return "section";
  const own = [folded, folded.replaceAll(" ", ""), folded.replace(BEFORE, "").replace(AFTER, "")]
    .map((word) => FIELD_OF.get(word))
    .find((field) => field !== undefined);
  if (own) return own;
  // "Nome prodotto" is a name; a price stays one, whatever follows it ("Preço unitário").
  const [first, ...more] = folded.split(" ").map((word) => FIELD_OF.get(word) ?? null);
  const isOne = first === "price" ? !/\d/.test(folded) : more.every((field) => field === first);
  return first && isOne ? first : null;
}

/** Each column's field, null if it has none; `rest`: the names of the columns without one. */
export type Columns = { fields: (ColumnField | null)[]; rest: string[] };

/** On a line of its own, a name may be the first title, so only the plainest count. */
const LONE_TITLE =
  /^(?:row )?(?:title|titulo|titel|titre|titolo|name|nombre|nome|nom|item|option|label|choice)$/;
/** Headings of a column of running numbers. */
const NUMBERS = /^(?:#|n[o°º.]*|no\.?|nr\.?|num\.?|pos\.?)$/i;

/** The first unnamed column holds titles if two others are named, or one holds only prices. */
function findUnnamedTitle(
  cells: readonly string[],
  fields: Columns["fields"],
  body: readonly Cell[][],
): number {
  const named = fields.filter((field) => field !== null).length;
  const prices = fields.indexOf("price");
  const isPriced = prices >= 0 && body.length > 0 && body.every((row) => /\d/.test(row[prices]?.text ?? ""));
  if ((named < 2 && !isPriced) || cells.some((text) => isPrice(text))) return -1;
  return cells.findIndex((text, at) => fields[at] === null && text !== "" && !NUMBERS.test(text));
}

/** The columns that a first row names, in any order; null if it is no heading. `body`: the rest. */
export function findColumns(row: readonly Cell[] | undefined, body: readonly Cell[][] = []): Columns | null {
  const cells = (row ?? []).map(({ text }) => text);
  const seen = new Set<ColumnField>();
  const fields = cells.map((text) => {
    const field = findField(text);
    if (field === null || seen.has(field)) return null;
    seen.add(field);
    return field;
  });
  const filled = cells.filter((text) => text !== "");
  if (!seen.has("title")) {
    const unnamed = findUnnamedTitle(cells, fields, body);
    if (unnamed < 0) return null;
    fields[unnamed] = "title";
    seen.add("title");
  }
  if (filled.length === 1 ? !LONE_TITLE.test(fold(filled[0] ?? "")) : seen.size < 2) return null;
  return { fields, rest: cells.filter((text, at) => fields[at] === null && text !== "") };
}

/** Guesses columns in the order title, description, id; prices may replace the description. */
export function guessColumns(body: readonly Cell[][]): Columns {
  const width = Math.max(0, ...body.map(({ length }) => length));
  const columns = Array.from({ length: width }, (_, at) => body.map((row) => row[at]?.text ?? ""));
  const filled = (column: readonly string[]) => column.filter((text) => text !== "");
  const isPriced = (column: readonly string[]) => filled(column).length > 0 && filled(column).every(isPrice);
  const [first = [], second = []] = columns;
  const titles =
    width > 1 && isRunning(first) && second.every((text) => text !== "") && !isPriced(second) ? 1 : 0;
  const others = columns.slice(titles + 1);
  const left = others.filter((column) => !isPriced(column));
  const holdsWords = left.some((column) => column.some((text) => /\s/.test(text)));
  const isInstead = others[0] !== undefined && isPriced(others[0]) && left.length === 1 && !holdsWords;
  const order: RowField[] = isInstead ? ["id"] : ["description", "id"];
  return {
    fields: [
      ...Array.from({ length: titles }, () => null),
      "title",
      ...others.map((column) => (isPriced(column) ? "price" : (order.shift() ?? null))),
    ],
    rest: [],
  };
}
