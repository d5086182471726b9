using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AlphaPulse.Models;

/// <summary>Trees as code: each split is a comparison with its threshold and a jump, which the compiler of the runtime turns into machine code.</summary>
/// <remarks>Rows that miss features and trees that ask for categories are compiled as others are.</remarks>
internal sealed class CompiledWalk : ITreeWalk
{
    // The compiler optimizes no method of more than 60,000 bytes. A split is some 30 of them, and a tree is not divided.
    private const int MostNodes = 1_000;

    private static readonly MethodInfo HasCategory = typeof(CompiledWalk).GetMethod(nameof(Has), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly FlatTrees _trees;
    private readonly Part[] _parts;

    [RequiresDynamicCode("Trees are compiled while the program runs.")]
    public CompiledWalk(FlatTrees trees)
    {
        _trees = trees;
        var parts = new List<Part>();
        for (var (first, next) = (0, 0); first < trees.Roots.Length; first = next)
        {
            var nodes = 0;
            while (next < trees.Roots.Length && (next == first || nodes + trees.Counts[next] <= MostNodes))
            {
                nodes += trees.Counts[next++];
            }

            parts.Add(Compile(trees, first, next));
        }

        _parts = [.. parts];
    }

    /// <summary>Adds the leaves of some trees to a sum.</summary>
    private delegate double Part(FlatTrees trees, ref double features, double sum);

    public double Sum(double start, ReadOnlySpan<double> features)
    {
        var sum = start;
        ref var first = ref MemoryMarshal.GetReference(features);
        foreach (var part in _parts)
        {
            sum = part(_trees, ref first, sum);
        }

        return sum;
    }

    public void Sum(ReadOnlySpan<double> rows, int width, Span<double> sums)
    {
        // The code of some trees stays in the cache for all rows.
        foreach (var part in _parts)
        {
            for (var row = 0; row < sums.Length; row++)
            {
                sums[row] = part(_trees, ref MemoryMarshal.GetReference(rows[(row * width)..]), sums[row]);
            }
        }
    }

    [RequiresDynamicCode("Trees are compiled while the program runs.")]
    private static Part Compile(FlatTrees trees, int first, int end)
    {
        var method = new DynamicMethod("Trees", typeof(double), [typeof(FlatTrees), typeof(double).MakeByRefType(), typeof(double)], typeof(CompiledWalk).Module, skipVisibility: true);
        var code = method.GetILGenerator();
        for (var tree = first; tree < end; tree++)
        {
            Emit(code, trees.Nodes.AsSpan(trees.Roots[tree], trees.Counts[tree]));
        }

        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Ret);
        var part = method.CreateDelegate<Part>();

        // Now, and not with the first row that is scored.
        RuntimeHelpers.PrepareDelegate(part);
        return part;
    }

    /// <summary>Node after node, the right child right behind its parent.</summary>
    private static void Emit(ILGenerator code, ReadOnlySpan<FlatNode> nodes)
    {
        var end = code.DefineLabel();
        var labels = new Label[nodes.Length];
        var open = new Stack<int>([0]);
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = code.DefineLabel();
        }

        while (open.TryPop(out var at))
        {
            ref readonly var node = ref nodes[at];
            code.MarkLabel(labels[at]);
            if (node.IsLeaf)
            {
                code.Emit(OpCodes.Ldarg_2);
                code.Emit(OpCodes.Ldc_R8, node.Number);
                code.Emit(OpCodes.Add);
                code.Emit(OpCodes.Starg_S, (byte)2);
                code.Emit(OpCodes.Br, end);
                continue;
            }

            EmitSplit(code, in node, labels[node.Left]);
            open.Push(node.Left);
            open.Push(node.Right);
        }

        code.MarkLabel(end);
    }

    /// <summary>Jumps where the row goes left, and goes on where it goes right. A missing feature is NaN, for which a comparison is unordered.</summary>
    private static void EmitSplit(ILGenerator code, in FlatNode node, Label left)
    {
        if (node.IsCategorical)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldc_I4, node.List);
        }

        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldc_I4, node.Feature * sizeof(double));
        code.Emit(OpCodes.Add);
        code.Emit(OpCodes.Ldind_R8);
        if (node.IsCategorical)
        {
            code.Emit(OpCodes.Call, HasCategory);
            code.Emit(node.MissingLeft ? OpCodes.Brfalse : OpCodes.Brtrue, left);
            return;
        }

        code.Emit(OpCodes.Ldc_R8, node.Number);
        code.Emit(node.MissingLeft ? OpCodes.Blt_Un : OpCodes.Blt, left);
    }

    private static bool Has(FlatTrees trees, int list, double feature) => CategoryList.Has(trees.CategoriesOf(list), feature);
}
