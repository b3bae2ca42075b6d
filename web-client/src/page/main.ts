import "../styles/public.css";
import { arm_leaving } from "../leave/leave.ts";
import { replace_own_links } from "../leave/replace-links.ts";

// A voice that reads aloud would go on until the other page has come.
arm_leaving({ on_leaving: () => globalThis.speechSynthesis?.cancel() });
replace_own_links();
