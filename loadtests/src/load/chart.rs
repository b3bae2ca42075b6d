//! Line charts as inline SVG: no script, no picture from elsewhere; colours come from the page,
//! and each line differs in its dashes too.

use std::fmt::Write as _;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 64.0;
const RIGHT: f64 = 28.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 44.0;

/// Lines that are told apart by colour; the dashes tell more.
const COLOURS: usize = 6;

/// How values become places.
#[derive(Clone, Debug, PartialEq)]
pub enum Axis {
    /// From 0, in even steps.
    Even {
        /// What is counted, with its unit.
        label: String,
    },
    /// Each power of ten as long as the one before: for times from microseconds to minutes.
    Tens {
        /// What is counted, with its unit.
        label: String,
    },
    /// Named places; a value is the number of one.
    Names {
        /// What they are.
        label: String,
        /// The names.
        names: Vec<String>,
    },
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// Its points, from left to right.
    pub points: Vec<(f64, f64)>,
    /// Whether it is dashed: of two nodes.
    pub dashed: bool,
    /// Lines of one colour belong together.
    pub colour: usize,
}

/// The values that an axis reaches, and its marks.
#[derive(Debug)]
struct Span {
    from: f64,
    to: f64,
    marks: Vec<(f64, String)>,
}

impl Axis {
    fn label(&self) -> &str {
        match self {
            Self::Even { label } | Self::Tens { label } | Self::Names { label, .. } => label,
        }
    }

    fn span(&self, values: impl Iterator<Item = f64> + Clone) -> Span {
        let largest = values.clone().fold(0.0_f64, f64::max);
        match self {
            Self::Even { .. } => {
                let step = even_step(largest);
                let steps = (largest / step).ceil().max(1.0);
                // Never more than ten: the step is a fifth of the largest value, or longer.
                let marks = (0..=10_u32).map(f64::from).take_while(|n| *n <= steps);
                let marks = marks.map(|n| (n * step, number(n * step))).collect();
                Span { from: 0.0, to: steps * step, marks }
            }
            Self::Tens { .. } => {
                let smallest = values.filter(|value| *value > 0.0).fold(largest.max(1e-3), f64::min);
                let (from, to) = (smallest.log10().floor(), largest.max(1e-3).log10().ceil());
                let to = if to > from { to } else { from + 1.0 };
                let marks = std::iter::successors(Some(from), |power| Some(power + 1.0))
                    .take_while(|power| *power <= to)
                    .map(|power| (power, number(10_f64.powf(power))))
                    .collect();
                Span { from, to, marks }
            }
            Self::Names { names, .. } => {
                let marks = names.iter().zip(0..).map(|(name, n)| (f64::from(n), name.clone()));
                let marks: Vec<_> = marks.collect();
                let to = marks.last().map_or(1.0, |last| last.0.max(1.0));
                Span { from: 0.0, to, marks }
            }
        }
    }

    fn place(&self, value: f64, span: &Span) -> f64 {
        let value = if matches!(self, Self::Tens { .. }) { value.max(1e-9).log10() } else { value };
        ((value - span.from) / (span.to - span.from)).clamp(0.0, 1.0)
    }
}

impl Span {
    /// Where a mark stands.
    fn mark(&self, mark: f64) -> f64 {
        (mark - self.from) / (self.to - self.from)
    }
}

/// A step of 1, 2 or 5 with which about five marks reach this.
fn even_step(largest: f64) -> f64 {
    let rough = largest.max(1e-6) / 5.0;
    let ten = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * ten).find(|step| *step >= rough).unwrap_or(ten)
}

/// A number as a person reads it: three digits that count.
pub fn number(value: f64) -> String {
    let size = value.abs();
    if size >= 100.0 || value.fract().abs() < 1e-9 {
        let whole = format!("{:.0}", value.round());
        let (sign, digits) = whole.strip_prefix('-').map_or(("", whole.as_str()), |digits| ("-", digits));
        let mut grouped = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n) % 3 == 0 {
                grouped.push('\u{202f}');
            }
            grouped.push(digit);
        }
        format!("{sign}{grouped}")
    } else if size >= 10.0 {
        format!("{value:.1}")
    } else if size >= 0.1 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}

/// A text in HTML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The chart, with its legend. What it shows stands in a table beside it.
pub fn lines(title: &str, x: &Axis, y: &Axis, lines: &[Line]) -> String {
    let across = x.span(lines.iter().flat_map(|line| line.points.iter().map(|point| point.0)));
    let up = y.span(lines.iter().flat_map(|line| line.points.iter().map(|point| point.1)));
    let (wide, high) = (WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM);
    let mut svg = format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">",
        escaped(&format!("{title}: the same figures stand in the table"))
    );
    for (mark, label) in &up.marks {
        let at = TOP + high * (1.0 - up.mark(*mark));
        let _written = write!(
            svg,
            "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 4.0,
            escaped(label)
        );
    }
    for (mark, label) in &across.marks {
        let at = LEFT + wide * across.mark(*mark);
        let _written = write!(
            svg,
            "<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            HEIGHT - BOTTOM + 18.0,
            escaped(label)
        );
    }
    let _written = write!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\
         <text transform=\"translate(13 {:.1}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
        LEFT + wide / 2.0,
        HEIGHT - 6.0,
        escaped(x.label()),
        TOP + high / 2.0,
        escaped(y.label())
    );
    for line in lines {
        let mut path = String::new();
        for (n, (across_at, up_at)) in line.points.iter().enumerate() {
            let (left, top) =
                (LEFT + wide * x.place(*across_at, &across), TOP + high * (1.0 - y.place(*up_at, &up)));
            let _written = write!(path, "{}{left:.1} {top:.1}", if n == 0 { 'M' } else { 'L' });
        }
        let _written = write!(svg, "<path class=\"{}\" d=\"{path}\"/>", class(line));
    }
    svg.push_str("</svg>");
    let mut legend = String::new();
    for line in lines {
        let _written = write!(
            legend,
            "<li><svg viewBox=\"0 0 28 8\" aria-hidden=\"true\"><path class=\"{}\" d=\"M0 4H28\"/></svg>{}</li>",
            class(line),
            escaped(&line.name)
        );
    }
    format!(
        "<figure><figcaption>{}</figcaption>{svg}<ul class=\"legend\">{legend}</ul></figure>",
        escaped(title)
    )
}

fn class(line: &Line) -> String {
    format!("line c{}{}", line.colour % COLOURS, if line.dashed { " dashed" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_the_digits_that_count() {
        let told: Vec<String> = [0.0, 0.0123, 0.5, 9.876, 54.32, 1234.5, -9_876_543.0].map(number).into();
        assert_eq!(told, ["0", "0.012", "0.50", "9.88", "54.3", "1\u{202f}235", "-9\u{202f}876\u{202f}543"]);
    }

    #[test]
    fn marks_reach_over_the_largest_value() {
        let axis = Axis::Even { label: String::new() };
        for largest in [0.0, 0.3, 1.0, 7.0, 99.0, 12_345.0] {
            let span = axis.span([largest].into_iter());
            assert!(span.to >= largest && span.marks.len() <= 7, "{largest}: {span:?}");
        }
        let tens = Axis::Tens { label: String::new() };
        let span = tens.span([0.2, 450.0].into_iter());
        assert!((span.from - -1.0).abs() < 1e-9 && (span.to - 3.0).abs() < 1e-9);
        assert!((tens.place(10.0, &span) - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_name_cannot_become_markup() {
        let line = Line { name: "<b>".to_owned(), points: vec![(0.0, 1.0)], dashed: false, colour: 0 };
        let axis = Axis::Even { label: "a & b".to_owned() };
        let drawn = lines("\"x\"", &axis, &axis, &[line]);
        assert!(!drawn.contains("<b>") && drawn.contains("&lt;b&gt;") && drawn.contains("a &amp; b"));
    }
}
