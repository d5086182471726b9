using System.Text.Json;

namespace AlphaPulse.Models;

/// <summary>The parameters of <see cref="MetaLabelledModel"/>: both models, each with arrays of its own, the rule of the side, the calibrator and that of the bet.</summary>
/// <remarks>The secondary model is tried on rows of its own, which may have one column more: those of the whole would not come to all of its borders.</remarks>
internal sealed class MetaLabelledModelFormat : IModelFormat
{
    private const string Features = "features";
    private const string FeaturesAndScore = "features_and_primary_score";

    public bool Knows(string kind) => kind == MetaLabelledModel.ModelKind;

    public void Write(Utf8JsonWriter writer, ModelArrayWriter arrays, IModel model)
    {
        var meta = (MetaLabelledModel)model;
        writer.WriteStartObject("primary");
        writer.WriteString("task", TaskNames.NameOf(meta.Primary.Task));
        ManifestFormat.WriteRule(writer, meta.PrimaryRule);
        InnerModelFormat.Write(writer, arrays.Within("primary"), meta.Primary);
        writer.WriteEndObject();
        writer.WriteStartObject("secondary");
        writer.WriteString("row", meta.UsesPrimaryScore ? FeaturesAndScore : Features);
        InnerModelFormat.Write(writer, arrays.Within("secondary"), meta.Secondary);
        writer.WriteEndObject();
        writer.WriteStartObject("betSize");
        BetSizeFormat.Write(writer, meta.BetSize);
        writer.WriteEndObject();
        SelfTest.Write(arrays.Within("secondary"), SelfTestSubject.Of(meta.Secondary));
    }

    public IModel Read(SealedFileElement parameters, ModelArrays? arrays, ModelTask task, FeatureSchema schema)
    {
        parameters.ExpectMembers("primary", "secondary", "betSize");
        if (arrays is null || task != ModelTask.Regression)
        {
            throw parameters.Refuse(arrays is null
                ? "is of a kind that files before version 3 do not have"
                : $"makes a size of a side, which makes a regression and no {task}");
        }

        var first = parameters.ReadObject("primary");
        first.ExpectMembers("task", "rule", "model");
        var primary = InnerModelFormat.Read(
            first, arrays.Within("primary"), TaskNames.Read(first), schema, (MetaLabelledModel.ModelKind, "takes no side that another model could be asked about"));
        var second = parameters.ReadObject("secondary");
        second.ExpectMembers("row", "model");
        var usesScore = UsesScore(second);
        var secondary = InnerModelFormat.Read(
            second,
            arrays.Within("secondary"),
            ModelTask.BinaryClassification,
            usesScore ? MetaLabelledModel.SecondarySchema(schema) : schema,
            (MetaLabelledModel.ModelKind, "gives no probability that a side is right"));
        SelfTest.Run(second, arrays.Within("secondary"), SelfTestSubject.Of(secondary));
        return new MetaLabelledModel(
            primary, ManifestFormat.ReadRule(first.ReadObject("rule")), secondary, usesScore, BetSizeFormat.Read(parameters.ReadObject("betSize")));
    }

    private static bool UsesScore(SealedFileElement secondary) => secondary.ReadString("row") switch
    {
        Features => false,
        FeaturesAndScore => true,
        { } row => throw secondary.Refuse($"has the row '{row}', which this release does not know"),
    };
}
