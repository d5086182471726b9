using System.Globalization;
using System.Text;

namespace AlphaPulse.Models;

/// <summary>A text of LightGBM, cut into its head and its trees.</summary>
/// <param name="Head">The lines before the trees.</param>
/// <param name="Trees">The trees, in their order.</param>
/// <param name="Tail">What comes behind the trees and is of no account for scores.</param>
internal sealed record LightgbmText(LightgbmSection Head, IReadOnlyList<LightgbmSection> Trees, string Tail)
{
    private static readonly string[] Ends = ["end of trees", "feature importances:", "feature_importances:", "parameters:"];

    internal static LightgbmText Read(ReadOnlySpan<byte> file, string source)
    {
        var text = Encoding.UTF8.GetString(file);
        var head = new LightgbmSection(source);
        var trees = new List<LightgbmSection>();
        var at = 0;
        for (var number = 0; at < text.Length; number++)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text[at..end].TrimEnd('\r', ' ');
            if (Ends.Contains(line))
            {
                break;
            }

            at = end + 1;
            if (number == 0 && line != "tree")
            {
                throw new ModelImportException(ModelImportRefusal.Format, $"{source} does not begin with the line 'tree', as text files of LightGBM do.");
            }

            if (line.StartsWith("Tree=", StringComparison.Ordinal))
            {
                trees.Add(new LightgbmSection(string.Create(CultureInfo.InvariantCulture, $"{source}, tree {trees.Count}")));
            }
            else if (line.Length > 0)
            {
                (trees.Count == 0 ? head : trees[^1]).Add(line);
            }
        }

        return head.Has("tree")
            ? new LightgbmText(head, trees, text[Math.Min(at, text.Length)..])
            : throw new ModelImportException(ModelImportRefusal.Format, $"{source} is empty.");
    }
}
