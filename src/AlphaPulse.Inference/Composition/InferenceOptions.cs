using AlphaPulse.Models;

namespace AlphaPulse.Inference;

/// <summary>What is made of a bar beside its signal.</summary>
public sealed class InferenceOptions
{
    /// <summary>
    /// Whether each signal is explained: exact Shapley values of its features, which go to the ledger in the transaction of the signal and into the
    /// reference profile of models that are trained with it. Default <see langword="false"/>.
    /// </summary>
    /// <remarks>A model without an explainer is refused at the start, and so is a ledger that keeps no explanations.</remarks>
    public bool ExplainSignals { get; set; }

    /// <summary>How many contributions of a signal are kept, those of the greatest size, from 1 to 1,000; default 8. The others are kept as one sum.</summary>
    /// <remarks>Drift of contributions is watched for all features, whatever is kept.</remarks>
    public int KeptContributions { get; set; } = 8;

    /// <summary>
    /// Whether the trees of a model are compiled when an engine is made (<see cref="CompiledTrees"/>): the same scores, for 25 to 45 ms for a hundred trees at the
    /// start. Only some models gain, see <see cref="TreeEnsembleModel.Compile"/>: measure yours. Default <see langword="false"/>.
    /// </summary>
    /// <remarks>Refused where code cannot be compiled at run time, as in a native image.</remarks>
    public bool CompileTrees { get; set; }
}
