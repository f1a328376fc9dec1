using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Normalization;
using DryApi.Tests.Pairs;

namespace DryApi.OpenApi.Tests.Drift.Mutilation;

/// <summary>Makes damaged documents from numbers: the same number, the same document.</summary>
internal static class MutilatedDocuments
{
    /// <summary>One in so many is made of an accepted document, the others of the small ones of <see cref="PairFile"/>.</summary>
    private const int RealOnes = 10;

    private static readonly IReadOnlyList<byte[]> Real = [.. AcceptedDocument.All.Select(document => Encoding.UTF8.GetBytes(document.Text))];

    public static Mutilated Of(int number)
    {
        var random = new Random(number);
        var (source, whole) = number % RealOnes == 0 ? ("an accepted document", Real[number / RealOnes % Real.Count]) : Small(random);
        var fileName = random.Next(3) == 0 ? "head.yaml" : "head.json";
        if (random.Next(4) == 0)
        {
            var (what, text) = new TextMutilator(random).Apply(whole);
            return new Mutilated($"{number}: {source}, {what}, {fileName}", fileName, whole, text);
        }

        var root = Tree.Json(Encoding.UTF8.GetString(whole));
        var damage = string.Join(", ", Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new TreeMutilator(random).Apply(root)).ToList());
        return new Mutilated($"{number}: {source}, {damage}, {fileName}", fileName, whole, Encoding.UTF8.GetBytes(Tree.Write(root)));
    }

    private static (string, byte[]) Small(Random random)
    {
        var pair = PairFile.All[random.Next(PairFile.All.Count)];
        return (pair.Key, Encoding.UTF8.GetBytes(Tree.Write(Tree.Json((random.Next(2) == 0 ? pair.Trigger.Base : pair.Neighbour.Head).ToJsonString()))));
    }
}
