namespace AlphaPulse.Architecture.Tests.Layers;

/// <summary>Judges references by the table.</summary>
internal static class LayerChecker
{
    /// <summary>Lists what the table does not allow.</summary>
    /// <param name="packages">The packages with their references.</param>
    /// <param name="rules">The table.</param>
    /// <returns>One readable line for each violation.</returns>
    public static IReadOnlyList<string> FindViolations(IEnumerable<PackageReferences> packages, IReadOnlyList<PackageRule> rules)
    {
        var byName = rules.ToDictionary(r => r.Name, StringComparer.Ordinal);
        var violations = new List<string>();
        foreach (var package in packages)
        {
            if (!byName.TryGetValue(package.Name, out var rule))
            {
                violations.Add($"{package.Name} is not in the table of layers; give it a row in {nameof(PackageTable)}.");
                continue;
            }

            foreach (var reference in package.References.Order(StringComparer.Ordinal))
            {
                if (FindViolation(rule, reference, byName) is { } violation)
                {
                    violations.Add($"{package.Name} references {reference}: {violation}.");
                }
            }
        }

        return violations;
    }

    private static string? FindViolation(PackageRule rule, string reference, Dictionary<string, PackageRule> byName)
    {
        if (!PackageTable.IsOurs(reference))
        {
            return PackageTable.Everywhere.Contains(reference, StringComparer.Ordinal) || rule.ThirdParty.Contains(reference, StringComparer.Ordinal)
                ? null
                : "a third-party package that the table does not name for it";
        }

        if (!byName.TryGetValue(reference, out var target))
        {
            return "not in the table of layers";
        }

        return target.Layer > rule.Layer ? $"an arrow upwards, from layer {rule.Layer} to {target.Layer}"
            : target.Layer == rule.Layer ? $"an arrow to a sibling in layer {rule.Layer}"
            : rule.MayReference.Contains(reference, StringComparer.Ordinal) ? null
            : "a lower layer that the table does not name for it";
    }
}
