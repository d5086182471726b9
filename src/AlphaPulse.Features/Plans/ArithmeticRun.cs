namespace AlphaPulse.Features;

/// <summary>All computations of one kind within a level of the plan, in one loop.</summary>
internal sealed class ArithmeticRun(ArithmeticOperation operation, int[] left, int[] right, int[] outputs) : NodeKernel
{
    public override void Run(double[] values, in NodeBar bar)
    {
        switch (operation)
        {
            case ArithmeticOperation.Add:
                Each<Sum>(values);
                break;
            case ArithmeticOperation.Subtract:
                Each<Difference>(values);
                break;
            case ArithmeticOperation.Multiply:
                Each<Product>(values);
                break;
            case ArithmeticOperation.Divide:
                Each<Quotient>(values);
                break;
            default:
                for (var i = 0; i < outputs.Length; i++)
                {
                    values[outputs[i]] = Finite(Single(values[left[i]]));
                }

                break;
        }
    }

    private void Each<TOperation>(double[] values)
        where TOperation : struct, IOperation
    {
        var a = left;
        var b = right;
        var d = outputs;
        for (var i = 0; i < d.Length && i < a.Length && i < b.Length; i++)
        {
            values[d[i]] = Finite(TOperation.Of(values[a[i]], values[b[i]]));
        }
    }

    private double Single(double value) => operation switch
    {
        ArithmeticOperation.Negate => -value,
        ArithmeticOperation.Abs => Math.Abs(value),
        ArithmeticOperation.Sign => double.IsNaN(value) ? value : Math.Sign(value),
        ArithmeticOperation.Sqrt => Math.Sqrt(value),
        ArithmeticOperation.Log => Math.Log(value),
        ArithmeticOperation.Exp => Math.Exp(value),
        ArithmeticOperation.Tanh => Math.Tanh(value),
        _ => throw new InvalidOperationException($"{operation} takes two numbers."),
    };

    private interface IOperation
    {
        static abstract double Of(double left, double right);
    }

    private readonly struct Sum : IOperation
    {
        public static double Of(double left, double right) => left + right;
    }

    private readonly struct Difference : IOperation
    {
        public static double Of(double left, double right) => left - right;
    }

    private readonly struct Product : IOperation
    {
        public static double Of(double left, double right) => left * right;
    }

    private readonly struct Quotient : IOperation
    {
        public static double Of(double left, double right) => left / right;
    }
}
