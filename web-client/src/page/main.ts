import "../styles/public.css";
import { arm_leaving } from "../leave/leave.ts";
import { replace_own_links } from "../leave/replace-links.ts";

arm_leaving({ on_leaving: () => {} });
replace_own_links();
