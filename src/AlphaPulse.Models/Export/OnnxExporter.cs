namespace AlphaPulse.Models;

/// <summary>Writes a model as an ONNX file for other runtimes, with the scores that it has here.</summary>
/// <remarks>
/// <para>The input <c>features</c> is a matrix of doubles, a row of the schema's columns each, NaN for missing. The output is <c>score</c>, one column
/// (a probability for a classification), or <c>probabilities</c>, one column a class; NaN where the model has no score. Asks for IR version 8, the
/// operators of ai.onnx 15 and of ai.onnx.ml 3.</para>
/// <para>Sums of trees and isotonic calibration are the same to the bit: thresholds stay doubles, the comparison and the way of missing values are ours, and
/// leaves are added in our order as doubles although the operator gives floats. Exponentials, logarithms and the products of linear models are those of the
/// runtime and differ in their last bits. What cannot be expressed so is refused. <c>docs/model-file.md</c> tells more.</para>
/// <para>Equal models give equal bytes. Safe for use from any thread.</para>
/// </remarks>
public static class OnnxExporter
{
    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ModelExportException">A part of the model cannot be expressed; the message names it.</exception>
    public static byte[] ToBytes(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var graph = new OnnxGraph(model.Schema);
        var score = OnnxScores.Write(graph, model);
        return graph.ToModel(score, "score", 1, model.Kind, model.Task == ModelTask.Regression ? "regression" : "binary_classification");
    }

    /// <summary>Writes a model of several classes.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ModelExportException">A part of the model cannot be expressed; the message names it.</exception>
    public static byte[] ToBytes(IMulticlassModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var graph = new OnnxGraph(model.Schema);
        var probabilities = OnnxScores.Write(graph, model);
        return graph.ToModel(probabilities, "probabilities", model.Classes, model.Kind, MulticlassModelFile.TaskName);
    }
}
