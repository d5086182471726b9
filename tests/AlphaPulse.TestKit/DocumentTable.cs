namespace AlphaPulse.TestKit;

/// <summary>Tables of documents that code gives, between <c>&lt;!-- name: begin --&gt;</c> and <c>&lt;!-- name: end --&gt;</c>.</summary>
public static class DocumentTable
{
    /// <summary>Compares a table with what the code says; with a variable of the environment at 1, it is written first.</summary>
    /// <param name="file">The document, from the top of the checkout.</param>
    /// <param name="name">The name of the table.</param>
    /// <param name="table">What the code says, with the end of its last line.</param>
    /// <param name="approve">The variable.</param>
    /// <returns>A task that ends when both are the same.</returns>
    /// <exception cref="InvalidDataException">The table is another one, or there is none of the name.</exception>
    public static async Task CheckAsync(string file, string name, string table, string approve)
    {
        var (begin, close) = ($"<!-- {name}: begin -->\n", $"<!-- {name}: end -->");
        var path = Path.Combine(Evidence.RepositoryRoot, file);
        var text = await File.ReadAllTextAsync(path).ConfigureAwait(false);
        var (start, end) = (text.IndexOf(begin, StringComparison.Ordinal) + begin.Length, text.IndexOf(close, StringComparison.Ordinal));
        if (start < begin.Length || end < start)
        {
            throw new InvalidDataException($"{file} has no place for the table of {name}: write the lines '{begin.TrimEnd()}' and '{close}'.");
        }

        if (Environment.GetEnvironmentVariable(approve) == "1")
        {
            await File.WriteAllTextAsync(path, text[..start] + table + text[end..]).ConfigureAwait(false);
            return;
        }

        if (text[start..end] != table)
        {
            throw new InvalidDataException($"The table of {name} in {file} is not what the code says now: run the test with {approve}=1 and look at the difference.");
        }
    }
}
