using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>The schema of an imported model: the caller's, or one of the names in the file.</summary>
internal static class ImportedSchema
{
    internal static FeatureSchema Create(ForeignModel foreign, FeatureSchema? given)
    {
        var names = foreign.Names ?? [.. Enumerable.Range(0, foreign.Columns).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}"))];
        if (names.Count != foreign.Columns)
        {
            throw new ModelImportException(
                ModelImportRefusal.Schema, string.Create(CultureInfo.InvariantCulture, $"{foreign.Source} names {names.Count} features for {foreign.Columns} columns."));
        }

        if (given is null)
        {
            return FromNames(foreign, names);
        }

        if (given.Columns.Count != foreign.Columns)
        {
            throw new ModelImportException(
                ModelImportRefusal.Schema,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{foreign.Source} has {foreign.Columns} columns, the schema '{given.Name}' {given.Columns.Count}; give the features that the model was trained on, in their order."));
        }

        // The same names in another order are a mistake; other names may stand for the same features.
        var own = given.Columns.Select(c => c.Name).ToList();
        if (foreign.Names is not null && !own.SequenceEqual(names, StringComparer.Ordinal) && own.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            var first = Enumerable.Range(0, own.Count).First(i => own[i] != names[i]);
            throw new ModelImportException(
                ModelImportRefusal.Schema,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{foreign.Source} has the columns of the schema '{given.Name}' in another order: column {first} is '{names[first]}', not '{own[first]}'; give the schema in the order of the file."));
        }

        return given;
    }

    private static FeatureSchema FromNames(ForeignModel foreign, IReadOnlyList<string> names)
    {
        var library = foreign.Library switch
        {
            ForeignLibrary.Xgboost => "xgboost",
            ForeignLibrary.Lightgbm => "lightgbm",
            _ => "catboost",
        };
        try
        {
            return new FeatureSchema(library, [.. names.Select(name => new FeatureColumn(name, $"column '{name}' of a model of {library}", 1))]);
        }
        catch (ArgumentException e)
        {
            throw new ModelImportException(
                ModelImportRefusal.Schema, $"{foreign.Source} has impossible names: {e.Message} Give the schema of the features.", e);
        }
    }
}
