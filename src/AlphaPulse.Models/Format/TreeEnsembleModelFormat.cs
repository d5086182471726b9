using System.Globalization;
using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="TreeEnsembleModel"/>, whose trees are arrays that are copied as they are scored from.</summary>
internal sealed class TreeEnsembleModelFormat : IModelFormat
{
    public bool Knows(string kind) => kind == TreeEnsembleModel.ModelKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model)
    {
        var ensemble = (TreeEnsembleModel)model;
        writer.WriteNumber("base", ensemble.BaseScore);
        writer.WriteString("transform", TransformNames.NameOf(ensemble.Transform));
        var flat = ensemble.Flat;
        arrays.Add<int>("trees", flat.Counts);
        arrays.Add<FlatNode>("nodes", flat.Nodes);
        arrays.Add<double>("gains", flat.Gains);
        arrays.Add<double>("covers", flat.Covers);
        arrays.Add<int>("lists", flat.ListLengths);
        arrays.Add<int>("categories", flat.Categories);
    }

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        if (arrays is null)
        {
            return TreeEnsembleModelFormat2.Read(parameters, task, schema);
        }

        parameters.ExpectMembers("base", "transform");
        var flat = ReadTrees(parameters, arrays);
        return new TreeEnsembleModel(task, schema, parameters.ReadDouble("base"), flat.ToTrees(parameters), flat, TransformNames.Read(parameters));
    }

    private static FlatTrees ReadTrees(SealedFileElement parameters, ModelArrays arrays)
    {
        var counts = arrays.Read<int>("trees");
        var wrong = Array.FindIndex(counts, c => c < 1);
        if (wrong >= 0)
        {
            throw parameters.Refuse(string.Create(CultureInfo.InvariantCulture, $"has {counts[wrong]} nodes of tree {wrong}"));
        }

        var total = counts.Sum(c => (long)c);
        return new FlatTrees(
            counts,
            arrays.Read<FlatNode>("nodes", total),
            arrays.Read<double>("gains", total),
            arrays.Read<double>("covers", total),
            arrays.Read<int>("lists"),
            arrays.Read<int>("categories"));
    }
}
