import { expect, test } from "vitest";
import { numbers, reading } from "./reading.ts";

test("whoever was taken by the throat is sent to a doctor, and whoever hears threats of suicide to those who can help", () => {
  expect(numbers("serious", { d2: "yes" })).toEqual(["112", "116117", "116006", "116111"]);
  expect(numbers("serious", { d6: "yes" })).toEqual(["112", "113", "116123", "116006", "116111"]);
  expect(reading("me", "serious", { d2: "yes" })[0]).toBe("fysisk-vold");
});

test("family who decides everything has articles of its own", () => {
  expect(reading("me", "serious", { d10: "yes" }).slice(0, 2)).toEqual(["sosial-kontroll", "tvangsekteskap"]);
});

test("a friend of somebody reads how one helps a friend", () => {
  expect(reading("friend", "control", {})[0]).toBe("hjelpe-en-venn");
});

test("nobody is sent more than can be read now, and nothing twice", () => {
  const all = { d2: "yes", d4: "yes", d5: "yes", d8: "yes", d10: "yes" } as const;
  const slugs = reading("friend", "serious", all);
  expect(slugs).toHaveLength(4);
  expect(new Set(slugs).size).toBe(4);
});
