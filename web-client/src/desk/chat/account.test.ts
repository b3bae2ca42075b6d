import { expect, test } from "vitest";
import { after, welcome } from "./frames.fixture.ts";

test("other languages and talks at once take the place of those before, and are told", () => {
  const desk = after([welcome, { type: "account", languages: ["nn", "en"], capacity: 3 }]);
  expect(desk.me).toMatchObject({ languages: ["nn", "en"], capacity: 3 });
  expect(desk.me?.limits, "the rest stays").toEqual(after([welcome]).me?.limits);
  expect(desk.notice?.kind).toBe("account");
  expect(after([{ type: "account", languages: ["nb"], capacity: 1 }]).me, "before a welcome there is nobody").toBe(
    undefined,
  );
});

test("trainings and the rota are shown as last told", () => {
  const due = { name: "Førstehjelp", due: "2026-12-24", lapsed: false, mandatory: true };
  const told = after([welcome, { type: "trainings", trainings: [due] }]);
  expect(told.trainings).toEqual([due]);
  const shift = {
    day: "2026-11-22",
    from: "17:00",
    to: "22:00",
    members: ["Maja"],
    stand_ins: [],
    languages: ["nb" as const],
  };
  const planned = after([welcome, { type: "rota", rota: { now: [shift], next: [] } }]);
  expect(planned.rota?.now).toEqual([shift]);
  expect(after([welcome, { type: "rota", rota: { now: [], next: [] } }]).rota).toEqual({ now: [], next: [] });
});
