namespace AlphaPulse.Hosting;

/// <summary>Writes tables that scroll inside a box of their own. A column whose title begins with <c>#</c> holds numbers, with <c>*</c> text that wraps.</summary>
internal static class ReportTable
{
    public static void Write(HtmlBuilder html, string label, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, int highlighted = -1)
    {
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table><thead><tr>");
        foreach (var column in columns)
        {
            html.Write($"<th scope=\"col\" class=\"{ClassOf(column)}\">{column.TrimStart('#', '*')}</th>");
        }

        html.Markup("</tr></thead><tbody>");
        var number = 0;
        foreach (var row in rows)
        {
            html.Markup(number++ == highlighted ? "<tr class=\"best\">" : "<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                html.Write($"<td class=\"{ClassOf(columns[i])}\">{row[i]}</td>");
            }

            html.Markup("</tr>");
        }

        html.Markup("</tbody></table></div>");
    }

    private static string ClassOf(string column) => column[0] switch { '#' => "n", '*' => "o", _ => "t" };

    /// <summary>Names with values, one a row.</summary>
    public static void WritePairs(HtmlBuilder html, string label, IEnumerable<(string Name, string Value)> pairs)
    {
        html.Write($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table class=\"wrap\"><tbody>");
        foreach (var (name, value) in pairs)
        {
            html.Write($"<tr><th scope=\"row\">{name}</th><td>{value}</td></tr>");
        }

        html.Markup("</tbody></table></div>");
    }
}
