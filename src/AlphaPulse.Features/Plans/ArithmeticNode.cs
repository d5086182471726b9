namespace AlphaPulse.Features;

internal sealed class ArithmeticNode : FeatureNode
{
    private static readonly string[] Signs = ["+", "-", "*", "/"];

    private ArithmeticNode(ArithmeticOperation operation, string text, string formula, int binding, params FeatureNode[] inputs)
        : base(text, formula, 1, inputs)
    {
        Operation = operation;
        Binding = binding;
    }

    public ArithmeticOperation Operation { get; }

    public override int Binding { get; }

    public static FeatureNode Binary(ArithmeticOperation operation, FeatureNode left, FeatureNode right)
    {
        var sign = Signs[(int)operation];
        var binding = operation <= ArithmeticOperation.Subtract ? 1 : 2;

        // Sums of doubles are not associative: what was grouped to the right stays so.
        return new ArithmeticNode(
            operation, $"{Within(left, binding)} {sign} {Within(right, binding + 1)}", $"{Bracket(left)} {sign} {Bracket(right)}", binding, left, right);
    }

    public static FeatureNode Unary(ArithmeticOperation operation, FeatureNode operand)
    {
        if (operation == ArithmeticOperation.Negate)
        {
            return operand is ConstantNode constant
                ? new ConstantNode(-constant.Value)
                : new ArithmeticNode(operation, $"-{Within(operand, Atom)}", $"-{Bracket(operand)}", 3, operand);
        }

        var name = operation.ToString().ToLowerInvariant();
        return new ArithmeticNode(operation, $"{name}({operand.Text})", $"{name} {Bracket(operand)}", Atom, operand);
    }
}
