using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>How many trees of a file of XGBoost count.</summary>
internal static class XgboostIterations
{
    internal static int Trees(ForeignElement learner, ForeignElement model, int outputs, int trees, int? wanted, List<string> notes)
    {
        int[] ends = Ends(model, outputs, trees);
        var iterations = ends.Length - 1;
        var best = learner.TryMember("attributes")?.TryMember("best_iteration")?.AsInteger();
        if (wanted is null && best is { } number)
        {
            // A model without a tree has the best iteration -1.
            if (number + 1 < Math.Min(1, iterations) || number >= iterations)
            {
                // Continued or cut models keep the attribute of the model before; the library refuses to predict with it.
                throw learner.Refuse(string.Create(
                    CultureInfo.InvariantCulture, $"names the iteration {number} as its best, but has {iterations}; say how many count"), ModelImportRefusal.Iterations);
            }

            if (number + 1 < iterations)
            {
                notes.Add(string.Create(
                    CultureInfo.InvariantCulture, $"The file names iteration {number} as its best, so {number + 1} of {iterations} iterations count; ask for {iterations} to have all."));
                return ends[number + 1];
            }
        }

        return wanted is null ? trees
            : wanted <= iterations ? ends[wanted.Value]
            : throw learner.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {iterations} iterations, not {wanted}"), ModelImportRefusal.Iterations);
    }

    /// <summary>How many trees there are after each iteration, from none on.</summary>
    private static int[] Ends(ForeignElement model, int outputs, int trees)
    {
        if (model.Has("iteration_indptr"))
        {
            var ends = model.Integers("iteration_indptr");
            return ends.Length > 0 && ends[0] == 0 && ends[^1] == trees && ends.Zip(ends.Skip(1)).All(pair => pair.First <= pair.Second)
                ? ends
                : throw model.Refuse("has an 'iteration_indptr' that does not end with its trees");
        }

        var parallel = model.TryMember("gbtree_model_param")?.TryMember("num_parallel_tree")?.AsInteger() ?? 1;
        var each = Math.Max(1, parallel) * (long)outputs;
        return trees % each == 0
            ? [.. Enumerable.Range(0, (int)(trees / each) + 1).Select(i => (int)(i * each))]
            : throw model.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {trees} trees, which are no whole iterations of {each}"));
    }
}
