using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class NewestFirst : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Every case is indexed anew at the start, under a number that rises with its receipt.
            migrationBuilder.Sql("""DELETE FROM "CaseSearch" """);
            migrationBuilder.Sql("""DELETE FROM "CaseTexts" """);
            migrationBuilder.CreateIndex(
                name: "IX_Cases_Receipt_ReceivedAt",
                table: "Cases",
                column: "Receipt_ReceivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_Receipt_ReceivedAt",
                table: "Cases");
        }
    }
}
