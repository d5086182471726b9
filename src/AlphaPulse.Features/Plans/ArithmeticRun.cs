using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Features;

/// <summary>All computations of one kind within a level of the plan, in one loop.</summary>
internal sealed class ArithmeticRun : NodeKernel
{
    private readonly ArithmeticOperation _operation;
    private readonly ArithmeticStep[] _steps;

    public ArithmeticRun(ArithmeticOperation operation, ArithmeticStep[] steps, int slots)
    {
        // The loops below do not check a slot again.
        if (steps.Any(s => !Fits(s.Left) || !Fits(s.Right) || !Fits(s.Third) || !Fits(s.Output)))
        {
            throw new ArgumentException("A step has a slot that does not exist.", nameof(steps));
        }

        _operation = operation;
        _steps = steps;

        bool Fits(int slot) => (uint)slot < (uint)slots;
    }

    public override void Run(double[] values, in NodeBar bar)
    {
        switch (_operation)
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
            case ArithmeticOperation.DivideSubtract:
                Each<QuotientLess>(values);
                break;
            default:
                foreach (ref readonly var step in _steps.AsSpan())
                {
                    values[step.Output] = Finite(Single(values[step.Left]));
                }

                break;
        }
    }

    private void Each<TOperation>(double[] values)
        where TOperation : struct, IOperation
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(values);
        foreach (ref readonly var step in _steps.AsSpan())
        {
            Unsafe.Add(ref first, step.Output) = Finite(
                TOperation.Of(Unsafe.Add(ref first, step.Left), Unsafe.Add(ref first, step.Right), Unsafe.Add(ref first, step.Third)));
        }
    }

    private double Single(double value) => _operation switch
    {
        ArithmeticOperation.Negate => -value,
        ArithmeticOperation.Abs => Math.Abs(value),
        ArithmeticOperation.Sign => double.IsNaN(value) ? value : Math.Sign(value),
        ArithmeticOperation.Sqrt => Math.Sqrt(value),
        ArithmeticOperation.Log => Math.Log(value),
        ArithmeticOperation.Exp => Math.Exp(value),
        ArithmeticOperation.Tanh => Math.Tanh(value),
        _ => throw new InvalidOperationException($"{_operation} takes more than one number."),
    };

    private interface IOperation
    {
        static abstract double Of(double left, double right, double third);
    }

    private readonly struct Sum : IOperation
    {
        public static double Of(double left, double right, double third) => left + right;
    }

    private readonly struct Difference : IOperation
    {
        public static double Of(double left, double right, double third) => left - right;
    }

    private readonly struct Product : IOperation
    {
        public static double Of(double left, double right, double third) => left * right;
    }

    private readonly struct Quotient : IOperation
    {
        public static double Of(double left, double right, double third) => left / right;
    }

    private readonly struct QuotientLess : IOperation
    {
        // An infinite quotient minus a finite number is infinite, so the one check behind it is enough.
        public static double Of(double left, double right, double third) => left / right - third;
    }
}
