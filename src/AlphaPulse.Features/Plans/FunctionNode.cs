namespace AlphaPulse.Features;

/// <summary>A function with a memory of its own; see <see cref="FeatureFunctions"/>.</summary>
internal sealed class FunctionNode(
    string text, string formula, int own, Func<int[], int, NodeKernel> create, params FeatureNode[] inputs) : FeatureNode(text, formula, own, inputs)
{
    public override NodeKernel Create(int[] inputs, int output) => create(inputs, output);
}
