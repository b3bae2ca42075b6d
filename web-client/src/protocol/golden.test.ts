import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse_to_desk } from "./parse-desk.ts";
import { parse_to_visitor } from "./parse-visit.ts";

const wire = new URL("../../../tests/wire/", import.meta.url);
const readers = { to_visitor: parse_to_visitor, to_desk: parse_to_desk, from_visitor: undefined, from_desk: undefined };

describe.each(Object.entries(readers))("golden frames %s", (folder, read) => {
  const path = new URL(`${folder}/`, wire);
  const files = existsSync(path) ? readdirSync(path).filter((file) => file.endsWith(".json")) : [];
  test.each(files)("%s is understood", (file) => {
    const frame = readFileSync(new URL(file, path), "utf8");
    const value: unknown = JSON.parse(frame);
    // What the client itself sends is typed from the same source; here it need only be a frame.
    if (read === undefined) expect(value).toHaveProperty("type");
    else expect(read(frame)).toEqual(value);
  });
  test("a damaged frame is ignored", () => {
    for (const frame of ["", "{", "null", "[]", '{"type":"pong","more":1}', '{"type":"gone"}', "{}", undefined]) {
      expect((read ?? parse_to_visitor)(frame)).toBeUndefined();
    }
  });
});
