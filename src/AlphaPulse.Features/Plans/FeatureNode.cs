namespace AlphaPulse.Features;

/// <summary>A computation of a set: nodes of the same text are the same computation and run once.</summary>
/// <remarks>Immutable; a kernel holds the state.</remarks>
internal abstract class FeatureNode(string text, string formula, int own, params FeatureNode[] inputs)
{
    /// <summary>How tightly the text binds: a sum 1, a product 2, a sign 3, everything else 4.</summary>
    public const int Atom = 4;

    /// <summary>The canonical text, which the parser reads back to an equal node.</summary>
    public string Text { get; } = text;

    /// <summary>What it computes, inputs included; part of the schema hash.</summary>
    public string Formula { get; } = formula;

    public IReadOnlyList<FeatureNode> Inputs { get; } = inputs;

    /// <summary>How many slots it fills.</summary>
    public virtual int Width => 1;

    public virtual int Binding => Atom;

    /// <summary>What two nodes have to share to be computed once.</summary>
    public virtual object Key => Text;

    /// <summary>How many consecutive bars it needs before it has a value.</summary>
    /// <param name="timeframe">The timeframe of the bars; <see langword="null"/> counts in bars of each node's own timeframe.</param>
    public virtual int WarmupOn(Timeframe? timeframe) =>
        (int)Math.Min((long)own + (Inputs.Count == 0 ? 1 : Inputs.Max(i => i.WarmupOn(timeframe))) - 1, int.MaxValue);

    /// <summary>How many bars, itself included, a bar can change the value of by more than rounding.</summary>
    /// <param name="timeframe">The timeframe of the bars.</param>
    /// <returns>The bars of that timeframe; <see cref="int.MaxValue"/> where a bar is never forgotten.</returns>
    public virtual int MemoryOn(Timeframe timeframe) =>
        (int)Math.Min((long)own + (Inputs.Count == 0 ? 1 : Inputs.Max(i => i.MemoryOn(timeframe))) - 1, int.MaxValue);

    /// <summary>Begins the computation.</summary>
    /// <param name="inputs">The slots that it reads.</param>
    /// <param name="output">The first slot that it fills.</param>
    public virtual NodeKernel Create(int[] inputs, int output) =>
        throw new InvalidOperationException($"'{Text}' is part of the plan itself and has no kernel.");

    /// <summary>Every node below this one and itself.</summary>
    public IEnumerable<FeatureNode> Tree() => Inputs.SelectMany(i => i.Tree()).Prepend(this);

    protected static string Within(FeatureNode node, int binding) => node.Binding < binding ? $"({node.Text})" : node.Text;

    protected static string Bracket(FeatureNode node) => node is ConstantNode or PriceNode ? node.Formula : $"[{node.Formula}]";
}
