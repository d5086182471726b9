namespace AlphaPulse.Models;

/// <summary>The names of tasks in files.</summary>
internal static class TaskNames
{
    internal static string NameOf(ModelTask task) => task switch
    {
        ModelTask.Regression => "regression",
        ModelTask.BinaryClassification => "binary_classification",
        _ => throw new ArgumentOutOfRangeException(nameof(task), task, "The file format knows regression and binary classification."),
    };

    /// <summary>Reads the member <c>task</c>.</summary>
    internal static ModelTask Read(SealedFileElement element) => element.ReadString("task") switch
    {
        "regression" => ModelTask.Regression,
        "binary_classification" => ModelTask.BinaryClassification,
        { } task => throw element.Refuse($"has the task '{task}', which this release does not know"),
    };
}
