namespace AlphaPulse.Models;

/// <summary>The kinds of models that a file can hold.</summary>
internal static class ModelFormats
{
    private static readonly IModelFormat[] All =
    [
        new LinearModelFormat(),
        new TreeEnsembleModelFormat(),
        new ConstantModelFormat(),
        new LastDirectionModelFormat(),
        new CalibratedModelFormat(),
        new ClassValueModelFormat(),
        new MetaLabelledModelFormat(),
    ];

    internal static IModelFormat? Find(string kind) => Array.Find(All, format => format.Knows(kind));
}
